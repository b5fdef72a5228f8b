import { field, section, text } from '@motcua/procedure-sdk';

/** When, where and of what the person died. */
export const death = section({
	title: text('Việc chết', 'Death'),
	fields: {
		deathDate: field.date({ label: text('Đã chết ngày', 'Date of death'), required: true, max: 'today', width: 6 }),
		deathTime: field.text({
			label: text('Vào lúc (giờ, phút)', 'Time'),
			help: text('Ví dụ 05:40; để trống nếu không rõ.', 'For example 05:40; leave empty if unknown.'),
			pattern: '([01][0-9]|2[0-3]):[0-5][0-9]',
			patternMessage: text('Ghi giờ và phút, ví dụ 05:40.', 'Hours and minutes, for example 05:40.'),
			width: 6,
		}),
		deathDateWords: field.text({
			label: text('Ngày chết ghi bằng chữ', 'Date of death in words'),
			computed: 'birthDateWords(deathDate)',
		}),
		ageAtDeath: field.number({
			label: text('Tuổi khi chết', 'Age at death'),
			computed: 'ageOn(deceasedBirthDate, deathDate)',
			unit: text('tuổi', 'years'),
			width: 6,
		}),
		lateNotice: field.static({
			label: text(
				'Đã quá 15 ngày kể từ ngày chết ({{ daysBetween(deathDate, today) }} ngày). Vẫn đăng ký được; lệ phí đăng ký quá hạn do Hội đồng nhân dân tỉnh, thành phố quy định.',
				"More than 15 days have passed since the death ({{ daysBetween(deathDate, today) }} days). It can still be registered; a charge for late registration is set by the provincial People's Council.",
			),
			tone: 'warning',
			visibleWhen: 'daysBetween(deathDate, today) > 15',
		}),
		deathPlaceKind: field.choice({
			label: text('Chết tại', 'Died at'),
			required: true,
			options: [
				{ value: 'home', label: text('Nhà riêng', 'Home') },
				{ value: 'facility', label: text('Cơ sở y tế', 'Health facility') },
				{ value: 'elsewhere', label: text('Nơi khác', 'Elsewhere') },
			],
		}),
		deathFacilityName: field.text({
			label: text('Tên cơ sở y tế', 'Name of the facility'),
			required: true,
			maxLength: 200,
			visibleWhen: "deathPlaceKind == 'facility'",
		}),
		deathPlace: field.address({ label: text('Nơi chết', 'Place of death'), required: true, detailOptional: true }),
		deathCause: field.text({
			label: text('Nguyên nhân chết', 'Cause of death'),
			required: true,
			sensitive: true,
			maxLength: 300,
		}),
	},
});

/** The paper that proves the death, by who may issue it (decree 123/2015 art. 4, unverified). */
export const notice = section({
	title: text('Giấy báo tử', 'Death notice'),
	fields: {
		noticeKind: field.choice({
			label: text('Giấy báo tử hoặc giấy tờ thay Giấy báo tử', 'Death notice or its substitute'),
			required: true,
			display: 'select',
			options: [
				{ value: 'facility', label: text('Giấy báo tử của cơ sở y tế', 'Notice of the health facility') },
				{
					value: 'commune',
					label: text('Giấy báo tử của Ủy ban nhân dân cấp xã nơi chết', 'Notice of the commune of the death'),
				},
				{
					value: 'police',
					label: text(
						'Văn bản của cơ quan công an, kết quả giám định pháp y (tai nạn, chết đột ngột)',
						'Police record or forensic report (accident, sudden death)',
					),
				},
				{
					value: 'court',
					label: text('Bản án, quyết định của Tòa án tuyên bố chết', 'Judgment that declares the person dead'),
				},
			],
		}),
		deathNotice: field.text({
			label: text('Số Giấy báo tử / giấy tờ thay Giấy báo tử', 'Number'),
			required: true,
			maxLength: 60,
			width: 6,
		}),
		deathNoticeDate: field.date({ label: text('Ngày cấp', 'Issued on'), required: true, max: 'today', width: 6 }),
		deathNoticeIssuer: field.text({
			label: text('Do ai cấp', 'Issued by'),
			help: text('Cơ quan, đơn vị ghi trên giấy.', 'The body named in the paper.'),
			required: true,
			maxLength: 200,
		}),
		deathNoticePaper: field.file({
			label: text('Bản chụp Giấy báo tử hoặc giấy tờ thay Giấy báo tử', 'Scan of the notice or its substitute'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			maxFiles: 5,
		}),
	},
});
