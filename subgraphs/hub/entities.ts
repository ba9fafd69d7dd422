import { defineEntity, p } from '@mikro-orm/core';

/** A reference file and the version of it that was loaded last. Not a fact: the facts are what the file brought. */
const SourceSchema = defineEntity({
  name: 'Source',
  schema: 'hub',
  tableName: 'source',
  properties: {
    name: p.text().primary(),
    subgraph: p.text(),
    recordCount: p.integer(),
    sha256: p.text(),
    loadedAt: p.datetime(),
  },
});
export class Source extends SourceSchema.class {}
SourceSchema.setClass(Source);

export const ENTITIES = [Source] as const;
