import type { Calendar } from '@motcua/domain';

/** What every part of the calendar's editor works on: the whole draft, replaced at each change. */
export interface EditorProps {
	readonly calendar: () => Calendar;
	readonly onChange: (calendar: Calendar) => void;
	readonly readOnly: boolean;
}
