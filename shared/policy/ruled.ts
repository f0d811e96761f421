/** What is so by a rule. @property clause the rule's name for good: `SK-04` */
export type Ruled = { readonly clause: string };
