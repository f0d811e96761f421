import { FilledClause, PolicyVersion, PublishedPolicy, version } from '../policy-call.ts';
import { named } from './schemas.ts';

/** The policy, as it is published. */
export const namedPublished = [
  named('PublishedPolicy', PublishedPolicy, 'A version of a policy in plain words.', {
    fields: {
      product: 'Whose policy it is.',
      policy: 'The version, as entries name it.',
      effectiveFrom: 'From when what is decided goes by it.',
      clauses: 'Its rules, in the order of the page.',
      earlier: 'The versions before it, newest first.',
      replacedBy: 'The next one, where that has taken effect.',
      announced: 'Later ones that are not in force yet.',
    },
  }),
  named('FilledClause', FilledClause, 'One rule, with the numbers it is decided by.', {
    fields: {
      id: 'What answers name it by.',
      title: 'What it is about.',
      text: 'The rule in plain words.',
      values: 'What stands in its text, by name.',
    },
  }),
  named('PolicyVersion', PolicyVersion, 'Where another version of the policy is.', {
    fields: {
      policy: 'That version.',
      effectiveFrom: 'From when it was or will be in force.',
      url: 'Below the address that this was asked of.',
    },
  }),
  named(
    'PolicyNumber',
    version,
    'The number of a version of the policy; the one in force, where it is left out.',
  ),
];
