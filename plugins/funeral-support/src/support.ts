/** Groups that are supported (decree 20/2021 art. 11.1); each has an amount of its own among the settings. */
export type SupportGroup = 'monthlyAllowance' | 'singleParentChild' | 'elderlyOtherPension';

/** What a family gets. */
export type Support =
	| { readonly kind: 'paid'; readonly supportVnd: number; readonly hasOther: boolean }
	| { readonly kind: 'higherElsewhere'; readonly supportVnd: number; readonly otherVnd: number };

/** Of several supports the highest is paid, once (decree 20/2021 art. 11.2): where another is as high, nothing is due here. */
export function supportFor(
	group: SupportGroup,
	amounts: Readonly<Record<SupportGroup, number>>,
	othersVnd: readonly number[],
): Support {
	const supportVnd = amounts[group];
	const otherVnd = Math.max(0, ...othersVnd);
	if (otherVnd >= supportVnd) return { kind: 'higherElsewhere', supportVnd, otherVnd };
	return { kind: 'paid', supportVnd, hasOther: otherVnd > 0 };
}

const GROUP_NAMES: Readonly<Record<SupportGroup, string>> = {
	monthlyAllowance: 'đối tượng đang hưởng trợ cấp xã hội hằng tháng',
	singleParentChild: 'con của người đơn thân nghèo đang nuôi con',
	elderlyOtherPension: 'người từ đủ 80 tuổi đang hưởng trợ cấp hằng tháng khác',
};
export const groupName = (group: SupportGroup): string => GROUP_NAMES[group];

/** The decree that held on the day of the death. */
export const decreeOn = (deathDate: string): string =>
	deathDate >= '2026-10-05' ? 'Nghị định số 335/2026/NĐ-CP' : 'Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021';
