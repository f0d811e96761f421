import type { Declared, Given, Kind, Takes, Wording } from './kinds.ts';
import type { Language } from './language.ts';
import { render } from './render.ts';
import { type Listener, written } from './written.ts';

type Arguments<Taken extends Takes> = Taken extends unknown
  ? keyof Taken extends never
    ? []
    : [given: Given<Taken>]
  : never;

/** Says one of some messages in the language of whoever listens. */
export type Say<Messages extends Declared> = <Code extends keyof Messages & string>(
  listener: Listener,
  code: Code,
  ...given: Arguments<Messages[Code]>
) => string;

/** @param wordings the messages in every language there is */
export const speaker =
  <Messages extends Declared>(
    messages: Messages,
    wordings: Readonly<Record<Language, Wording<Messages>>>,
  ): Say<Messages> =>
  (listener, code, ...[given]) => {
    const taken: readonly [string, Kind][] = Object.entries(messages[code] ?? {});
    const values = taken.map(([name, kind]) => {
      const value = (given as Readonly<Record<string, unknown>> | undefined)?.[name];
      return [name, written(listener, kind, value)] as const;
    });
    const { language } = listener;
    return render(language, wordings[language][code], Object.fromEntries(values));
  };

/** Whole sentences, one after the other; those that have nothing to say are left out. */
export const together = (...sentences: readonly (string | false | undefined)[]): string =>
  sentences.filter(Boolean).join(' ');
