/** Registers `<idv-capture>`. Importing it twice, or beside another version, does no harm: the first one stays. */
import { defineElement } from './widget/define-element.ts';
import { IdvCapture } from './widget/idv-capture.ts';

defineElement(IdvCapture);
