import { expect } from 'vitest';
import type { ProductClient } from './product-client.ts';

/** Fails where the product's own audit of an account finds a difference. */
export async function expectAudited(client: ProductClient, accountId: string): Promise<void> {
  const { status, body } = await client.support.get(`/accounts/${accountId}/audit`);
  expect({ status, differences: body.differences }).toEqual({ status: 200, differences: [] });
}
