/** Verifa's session API against requests made from its OpenAPI document. */
import { describeGenerated } from './generated-suite.ts';

describeGenerated('verifa');
