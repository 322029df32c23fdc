// Whether somebody is in the middle of a sentence. A field may go from under the hand that types into it, when another
// window closes the meeting, say: what is typed on then is still a sentence.

// Nobody who types on leaves more time than this, in milliseconds, between two keys.
const PAUSE = 700;
// Keys that write something without naming a letter: an input method, a soft keyboard, and what takes letters back.
const WRITES = ['Process', 'Unidentified', 'Dead', 'Backspace', 'Delete'];
// Keys that are held down with others, or change what those mean.
const HOLDS = ['Shift', 'AltGraph', 'CapsLock'];

let last = -Infinity;

const isHeld = event => event.ctrlKey || event.metaKey || event.altKey;
/** Whether a key writes; what a browser fills in by itself is told as a key without a name. */
const writes = event => !isHeld(event) && ([...event.key ?? ''].length === 1 || WRITES.includes(event.key));
const ends = () => { last = -Infinity; };

// Seen on the way down: a field may keep Enter and Escape to itself.
addEventListener('keydown', event => writes(event) || HOLDS.includes(event.key) || ends(), true);
for (const type of ['pointerdown', 'click']) addEventListener(type, ends, true);

/** Whether a key comes in the middle of a sentence that has lost its field, and so is none of the room's. */
export function goesOn(event, isInField) {
  if (!writes(event)) return false;
  const isOn = isInField || event.timeStamp - last < PAUSE;
  if (isOn) last = event.timeStamp;
  return isOn && !isInField;
}
