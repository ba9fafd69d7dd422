import { joinResolvers } from '../../platform/subgraph/resolvers.ts';
import type { Resolvers } from './generated/types.ts';
import { indicatorResolvers } from './resolvers/indicators.ts';

export const resolvers: Resolvers = joinResolvers(indicatorResolvers);
