import { form, text } from '@motcua/procedure-sdk';
import { declaration, purpose, status } from './status.ts';
import { requester, residence, subject } from './subject.ts';

/** Age of marriage by gender (law on marriage and family 52/2014/QH13 art. 8). */
const oldEnough =
	"ageOn(requestFor == 'proxy' ? subjectBirthDate : requesterBirthDate, today) >= (subjectGender == 'male' ? 20 : 18)";

/** What a citizen fills in (declaration of circular 04/2020/TT-BTP, grouped for a phone). */
export const application = form({
	title: text('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', 'Declaration for a marital-status certificate'),
	sections: { requester, subject, residence, status, purpose, declaration },
	rules: [
		{
			id: 'proxy.marriage',
			test: "!(requestFor == 'proxy' && purpose == 'marriage')",
			message: text(
				'Giấy xác nhận để đăng ký kết hôn phải do chính người được xác nhận yêu cầu, không được ủy quyền.',
				'A certificate for marriage must be asked for by the person concerned, not by a proxy.',
			),
			severity: 'error',
		},
		{
			id: 'married.marriage',
			test: "!(maritalStatus == 'married' && purpose == 'marriage')",
			message: text(
				'Người đang có vợ hoặc chồng không được cấp Giấy xác nhận để đăng ký kết hôn.',
				'A certificate for marriage cannot be issued to a person who is married.',
			),
			severity: 'error',
		},
		{
			id: 'marriage.age',
			test: `purpose != 'marriage' || ${oldEnough}`,
			message: text(
				'Người được xác nhận chưa đủ tuổi kết hôn (nam đủ 20 tuổi, nữ đủ 18 tuổi).',
				'The person concerned is below the age of marriage (men 20, women 18).',
			),
			severity: 'error',
		},
	],
});
