import { styleText } from 'node:util';
import type { Seen, Story, Told } from './story.ts';

const widths = { at: 20, event: 52, clause: 14, credits: 9, balance: 9 };

/** `03-02 09:10:00.001` */
const dayAndTime = (at: string) => at.slice(5, 23).replace('T', ' ');

const signed = (credits: number) => (credits > 0 ? `+${credits}` : String(credits));

function credits(told: Told): string {
  const text = (told.credits === 0 ? '·' : signed(told.credits)).padStart(widths.credits);
  if (told.credits === 0) return styleText('dim', text);
  return styleText(told.credits > 0 ? 'green' : 'yellow', text);
}

export function printTitle({ title }: Story): void {
  console.log(`\n${styleText('bold', title)}`);
  const head = [
    'time'.padEnd(widths.at),
    'event'.padEnd(widths.event),
    'clause'.padEnd(widths.clause),
    'credits'.padStart(widths.credits),
    'balance'.padStart(widths.balance),
  ];
  console.log(styleText('dim', head.join('')));
}

function printSeen({ said, says, asExpected }: Seen): void {
  const indent = ' '.repeat(widths.at + 2);
  console.log(`${indent}${said}`);
  if (!asExpected) console.log(styleText('red', `${indent}expected ${says}`));
}

export function printTold(told: Told): void {
  const { step, clause, balance, note, asExpected } = told;
  const row = [
    styleText('dim', dayAndTime(told.at).padEnd(widths.at)),
    step.event.padEnd(widths.event),
    styleText('cyan', clause.padEnd(widths.clause)),
    credits(told),
    String(balance).padStart(widths.balance),
    note ? styleText('dim', `  ${note}`) : '',
  ];
  console.log(row.join(''));
  if (!asExpected) {
    const wanted = [signed(step.credits), step.balance, step.clause ?? '', step.answer ?? ''];
    console.log(styleText('red', `  expected ${wanted.join('  ')}`));
  }
  for (const seen of told.seen) printSeen(seen);
}
