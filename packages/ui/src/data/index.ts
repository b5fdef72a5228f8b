export { type KeyValue, KeyValueList } from './key-value-list.tsx';
export { LoadMore } from './load-more.tsx';
export { type StepItem, Steps } from './steps.tsx';
export { type Column, Table } from './table.tsx';
export { Timeline, type TimelineItem } from './timeline.tsx';
