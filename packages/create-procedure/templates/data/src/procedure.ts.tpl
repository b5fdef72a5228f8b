import { defineProcedure, field, form, section, step, text, to } from '@motcua/procedure-sdk';
import { requesterFields, requesterPaths } from '@motcua/procedure-sdk/catalogues';

/** __CODE__: forms and flow alone, no code. People examine the dossier and hand over the paper that they prepared. */
export default defineProcedure({
	code: '__CODE__',
	version: '0.1.0',
	publisher: '__PUBLISHER__',
	name: text('__NAME_VI__', '__NAME_EN__'),
	summary: text('Một câu nói thủ tục này để làm gì.', 'One sentence on what this procedure is for.'),
	category: text('Lĩnh vực khác', 'Other'),
	authority: text('Ủy ban nhân dân cấp xã', "Communal People's Committee"),
	onlineLevel: 'partial',
	timeLimit: { amount: 3, unit: 'working-days' },
	supplementMode: 'restart',
	fee: { kind: 'free', note: text('Không thu phí, lệ phí.', 'Free of charge.') },
	documents: [
		{
			key: 'proof',
			name: text('Giấy tờ chứng minh', 'Proof'),
			kind: 'copy',
			required: true,
			quantity: 1,
		},
	],
	result: { name: text('Văn bản trả lời', 'Answer in writing'), template: 'templates/result.typ' },
	legalBasis: [{ text: text('Nghị định 61/2018/NĐ-CP', 'Decree 61/2018/NĐ-CP') }],
	unverified: [
		text(
			'Thời hạn, thành phần hồ sơ và các bước của gói này là mẫu ban đầu, chưa đối chiếu với văn bản pháp luật.',
			'Time limit, papers and steps are the starting point of a template and were not compared with the law.',
		),
	],
	capabilities: [],
	requester: requesterPaths,
	subject: 'requesterFullName',
	validates: false,
	forms: {
		application: form({
			title: text('Tờ khai', 'Declaration'),
			sections: {
				requester: section({ title: text('Người yêu cầu', 'Requester'), fields: { ...requesterFields } }),
				request: section({
					title: text('Nội dung yêu cầu', 'Request'),
					fields: {
						purpose: field.choice({
							label: text('Mục đích', 'Purpose'),
							required: true,
							options: [
								{ value: 'work', label: text('Việc làm', 'Work') },
								{ value: 'study', label: text('Học tập', 'Study') },
								{ value: 'other', label: text('Mục đích khác', 'Another purpose') },
							],
						}),
						purposeDetail: field.text({
							label: text('Ghi rõ mục đích', 'Describe the purpose'),
							required: true,
							visibleWhen: "purpose == 'other'",
							maxLength: 200,
						}),
						proof: field.file({
							label: text('Ảnh chụp giấy tờ chứng minh', 'Picture of the proof'),
							required: true,
							accept: ['pdf', 'jpeg', 'png'],
						}),
					},
				}),
			},
		}),
		examination: form({
			title: text('Kết quả thẩm định', 'Examination'),
			sections: {
				result: section({
					title: text('Kết quả', 'Result'),
					fields: {
						answerNumber: field.text({ label: text('Số văn bản trả lời', 'Number of the answer'), required: true, maxLength: 40 }),
						answeredOn: field.date({ label: text('Ngày văn bản', 'Date of the answer'), required: true, max: 'today' }),
					},
				}),
			},
		}),
	},
	messages: {},
	flow: {
		start: 'examine',
		checks: {},
		steps: {
			examine: step.human({
				name: text('Thẩm định hồ sơ', 'Examine the dossier'),
				role: 'specialist',
				workingHours: 8,
				outcomes: {
					sound: to('answer', text('Đủ điều kiện', 'Sound')),
					refused: to('refused', text('Không đủ điều kiện', 'Not eligible'), { needsNote: true }),
				},
			}),
			answer: step.human({
				name: text('Lập văn bản trả lời', 'Write the answer'),
				role: 'clerk',
				form: 'examination',
				workingHours: 4,
				outcomes: {
					written: to('resolved', text('Đã có văn bản', 'Written')),
					returned: to('examine', text('Trả lại để thẩm định', 'Send back'), { needsNote: true }),
				},
			}),
		},
	},
});
