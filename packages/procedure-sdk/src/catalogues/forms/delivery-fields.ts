import type { Localised } from '@motcua/forms';
import { field } from '../../form/field.ts';
import { text } from '../../text.ts';

/**
 * How the result is handed over. The core knows these two keys: a form that has them is not asked a second time when it is
 * filed. Electronic delivery is offered to those who gave `requesterEmail`.
 */
export const deliveryFields = {
	resultDelivery: field.choice({
		label: text('Hình thức nhận kết quả', 'How the result is delivered'),
		required: true,
		options: [
			{ value: 'counter', label: text('Tại Bộ phận Một cửa', 'At the desk') },
			{ value: 'post', label: text('Qua bưu chính công ích', 'By public post') },
			{ value: 'electronic', label: text('Bản điện tử', 'Electronic'), visibleWhen: '!blank(requesterEmail)' },
		],
	}),
	deliveryAddress: field.address({
		label: text('Địa chỉ nhận kết quả', 'Delivery address'),
		required: true,
		visibleWhen: "resultDelivery == 'post'",
	}),
} as const;

/** The closing tick of a declaration. */
export const truthDeclared = field.boolean({
	label: text(
		'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật về cam đoan của mình.',
		'I declare that what I have stated is true, and take full legal responsibility for it.',
	),
	required: true,
});

/** Certified copies beside the result, as many as are asked for; `label` names the paper. Each is charged for. */
export const extraCopyFields = (label: Localised) =>
	({
		wantsCopies: field.boolean({ label }),
		copyCount: field.number({
			label: text('Số lượng bản sao', 'Number of copies'),
			required: true,
			min: 1,
			max: 20,
			unit: text('bản', 'copies'),
			visibleWhen: 'wantsCopies == true',
			width: 6,
		}),
	}) as const;
