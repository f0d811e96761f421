/**
 * What an API answers.
 *
 * @property id of the object it answers with
 * @property code of the error
 * @property isValidation nothing was begun: the request itself is wrong
 * @property isCut the caller gets no answer at all: the connection is cut
 */
export type ApiReply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly id?: string;
  readonly code?: string;
  readonly isValidation?: boolean;
  readonly isCut?: boolean;
};

/** Nothing was done, and nobody hears of it. */
export const silence: ApiReply = { status: 0, body: undefined, isCut: true };

/** The API does not do what it was asked. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reply: ApiReply;

  constructor(reply: ApiReply) {
    super(reply.code ?? String(reply.status));
    this.reply = reply;
  }
}

/** Runs a call to its reply, a refusal too; anything else that is thrown is a fault of ours. */
export async function replyTo(perform: () => ApiReply | Promise<ApiReply>): Promise<ApiReply> {
  try {
    return await perform();
  } catch (error) {
    if (error instanceof Refused) return error.reply;
    throw error;
  }
}
