import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Fails = (command: string) => boolean;

/** The real client, until it is told to fail: then calls throw what it was told. */
export function failingTable() {
  let trouble: { readonly error: Error; readonly fails: Fails } | undefined;
  return {
    /** @param fails which commands do, by name: `GetCommand`; all of them where absent */
    failWith: (error: Error, fails: Fails = () => true) => {
      trouble = { error, fails };
    },
    client: (client: DynamoDBDocumentClient) => {
      const send = (command: object) =>
        trouble?.fails(command.constructor.name)
          ? Promise.reject(trouble.error)
          : client.send(command as never);
      return { send } as unknown as DynamoDBDocumentClient;
    },
  };
}
