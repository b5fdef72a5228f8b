import type { SlipAgency, SlipDelivery, SlipPerson } from '@motcua/documents';
import type { DossierEvent, DossierEventType, DossierState } from '@motcua/domain';
import { formatPhone } from '@motcua/domain/formats';
import type { LoadedProcedure, WardContext } from '../procedures/catalogue.ts';

/** Everything that a slip is made from: the record and the frame around it. */
export interface SlipFacts {
	readonly state: DossierState;
	readonly events: readonly DossierEvent[];
	readonly ward: WardContext;
	readonly procedure: LoadedProcedure;
	/** Base of the address that the QR code opens. */
	readonly publicUrl: string;
}

/** Where a citizen looks a dossier up; the second fact is asked there. */
export const trackingUrl = (publicUrl: string, code: string): string =>
	`${publicUrl}/theo-doi/${encodeURIComponent(code)}`;

/** The office as slips name it. */
export function agencyOf(ward: WardContext): SlipAgency {
	const { settings } = ward;
	const name = ward.name.charAt(0).toLowerCase() + ward.name.slice(1);
	return {
		parentName: settings.parentBody || null,
		name: `Ủy ban nhân dân ${name}`,
		desk: settings.serviceCentre,
		deskAddress: settings.address || null,
		place: settings.place || ward.name.replace(/^(phường|xã|đặc khu)\s+/iu, '').replace(/\s*\(.*\)$/, ''),
		phone: settings.phone || null,
	};
}

export const submitterOf = ({ requester }: DossierState): SlipPerson => ({
	fullName: requester.fullName,
	identityNumber: requester.identityNumber,
	phone: requester.phone === null ? null : formatPhone(requester.phone),
	email: requester.email,
	address: requester.residence,
});

export const deliveryOf = ({ delivery }: DossierState): SlipDelivery => ({
	method: delivery.method,
	address: delivery.address ?? null,
});

/** The newest event of a type. */
export function newest<T extends DossierEventType>(
	events: readonly DossierEvent[],
	type: T,
): DossierEvent<T> | undefined {
	// An event's type decides its data; TypeScript can't follow that through a type parameter.
	return events.findLast((event) => event.type === type) as DossierEvent<T> | undefined;
}
