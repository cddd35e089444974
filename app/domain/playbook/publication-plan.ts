/** When a version becomes public, and from when on it counts; instants in epoch milliseconds. */
export interface PublicationPlan {
  readonly publishAt: number;
  readonly enforceFrom: number;
}
