import { signUp } from './acts.ts';
import { caseAnswer, cases, dossier, openCases, trace } from './help-sights.ts';
import { explanation, work } from './sights.ts';
import type { Cast, Story } from './story.ts';

/** Nobody looks meanwhile: no schedule runs. */
const unnoticed =
  (by: string) =>
  ({ local }: Cast) =>
    local.advance(by);

const about = { email: 'gita@example.com', kind: 'credits_wrong' };

const write =
  (body: object, key: string) =>
  ({ shop }: Cast) =>
    shop.post('/cases', { ...about, ...body }, key);

export const skenaHelp: Story = {
  product: 'skena',
  title: 'Skena: what looks wrong is put right on the spot, with its evidence drawn up',
  account: 'gita',
  steps: [
    {
      event: 'Gita signs up',
      act: signUp('gita'),
      credits: 15,
      balance: 15,
      clause: 'SK-21',
    },
    {
      event: 'starts a video',
      act: ({ shop }) =>
        shop.post('/jobs', {
          jobId: 'job_gita',
          accountId: 'gita',
          action: 'video',
          variants: 1,
        }),
      credits: -10,
      balance: 5,
      clause: 'SK-13',
    },
    {
      event: '11 minutes pass, and nobody notices',
      act: unnoticed('PT11M'),
      credits: 0,
      balance: 5,
    },
    {
      event: 'writes where her credits are, and a password',
      act: write(
        { jobId: 'job_gita', message: 'No film, no credits. My password is hunter22.' },
        'gita-1',
      ),
      credits: 10,
      balance: 15,
      clause: 'SK-04',
      sees: [
        [caseAnswer, 'case: mended; nothing missing; cut out: password'],
        [work('case'), "support's work: case none"],
        [
          dossier,
          'dossier: started_by_holder yes, credits_consumed yes, output_delivered no, failed_before_delivery yes, already_restored yes; suggests credits_restored (SK-04)',
        ],
        [trace, 'behind the entry: restore by SK-04 of skena@1, timed_out, 1 variant'],
      ],
    },
    {
      event: 'writes again, and does not say which job',
      act: write({ message: 'And the other one?' }, 'gita-2'),
      credits: 0,
      balance: 15,
      sees: [
        [caseAnswer, 'case: waiting; missing jobId; cut out: nothing'],
        [
          explanation,
          'told: To look into it we also need the id of the job (SK-22). You are answered by 9 March 2026 at 23:59 (Asia/Jakarta) all the same (SK-22).',
        ],
        [cases, "support's cases: waiting, due 2026-03-09T16:59:59.999Z"],
      ],
    },
    {
      event: 'says that it was the same one',
      act: async (cast) => {
        const [open] = await openCases({ cast });
        return cast.shop.post(`/cases/${open?.id}/details`, { jobId: 'job_gita' }, 'gita-3');
      },
      credits: 0,
      balance: 15,
      sees: [
        [caseAnswer, 'case: open; nothing missing; cut out: nothing'],
        [
          dossier,
          'dossier: started_by_holder yes, credits_consumed yes, output_delivered no, failed_before_delivery yes, already_restored yes; suggests explained (SK-04)',
        ],
      ],
    },
  ],
};
