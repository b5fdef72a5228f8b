import { Skeleton } from '@motcua/ui';
import type { JSX } from 'solid-js';

/** A page whose data is on its way. */
export function PageSkeleton(): JSX.Element {
	return <Skeleton lines={10} />;
}
