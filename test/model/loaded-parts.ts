/**
 * The parts of the program that the flow loads on its way, loaded before: within a sequence nothing may take real time, or
 * the same sequence means something else each time. A new part that is missing here shows as a dead end.
 */
import '../../src/capture/smaller-capture.ts';
import '../../src/session/network-doubt.ts';
import '../../src/session/resumable-upload.ts';
import '../../src/widget/handoff-runner.ts';
import '../../src/widget/keeper.ts';
