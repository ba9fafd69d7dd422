export { decide } from './lattice/suppression.ts';
