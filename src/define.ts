/** Registers `<idv-capture>`. Importing it twice, or beside another version, does no harm: the first one stays. */
import { defineElement } from './widget/define-element.ts';
import { diagnoseWhereAsked } from './widget/diagnosis.ts';
import { IdvCapture } from './widget/idv-capture.ts';

diagnoseWhereAsked(IdvCapture);
defineElement(IdvCapture);
