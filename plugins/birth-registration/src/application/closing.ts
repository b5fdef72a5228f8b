import { field, section, text } from '@motcua/procedure-sdk';
import { deliveryFields, extraCopyFields } from '@motcua/procedure-sdk/catalogues';

/** Other papers that are shown, copies, delivery and the declaration. */
export const closing = section({
	title: text('Giấy tờ xuất trình và nhận kết quả', 'Papers shown and delivery'),
	fields: {
		otherPapers: field.group({
			label: text('Giấy tờ tùy thân và giấy tờ khác sẽ xuất trình', 'Identity papers and others to be shown'),
			itemLabel: text('Giấy tờ', 'Paper'),
			help: text(
				'Không cần ghi căn cước của người yêu cầu đã khai ở trên. Ghi các giấy tờ khác, ví dụ hộ chiếu của cha hoặc mẹ là người nước ngoài.',
				"The requester's identity card is not needed again. Name others, for example the passport of a foreign parent.",
			),
			maxItems: 10,
			fields: {
				paperHolder: field.choice({
					label: text('Giấy tờ của', 'Paper of'),
					required: true,
					options: [
						{ value: 'mother', label: text('Người mẹ', 'Mother') },
						{ value: 'father', label: text('Người cha', 'Father') },
						{ value: 'requester', label: text('Người yêu cầu', 'Requester') },
						{ value: 'child', label: text('Người được khai sinh', 'Child') },
					],
					width: 6,
				}),
				paperKind: field.text({
					label: text('Loại giấy tờ', 'Kind of paper'),
					required: true,
					maxLength: 100,
					width: 6,
				}),
				paperNumber: field.text({ label: text('Số', 'Number'), required: true, maxLength: 60, width: 6 }),
				paperIssuedOn: field.date({ label: text('Ngày cấp', 'Issued on'), max: 'today', width: 6 }),
			},
		}),
		...extraCopyFields(text('Đề nghị cấp bản sao Trích lục khai sinh', 'Asks for certified extract copies')),
		...deliveryFields,
		truthDeclared: field.boolean({
			label: text(
				'Tôi cam đoan những nội dung khai trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật và chịu hoàn toàn trách nhiệm trước pháp luật về cam đoan của mình.',
				'I declare that what I have stated is true and agreed by those whom the law names, and take full legal responsibility for it.',
			),
			required: true,
		}),
	},
});
