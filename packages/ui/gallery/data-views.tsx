import { createSignal, type JSX } from 'solid-js';
import {
	Card,
	KeyValueList,
	Link,
	LoadMore,
	PageHeader,
	PrintButton,
	StatusBadge,
	Steps,
	Table,
	Tabs,
	Timeline,
	TimingBadge,
	useI18n,
} from '../src/index.ts';

const ROWS = [
	{
		code: 'H26.12.7-261123-0001',
		name: 'Nguyễn Thị Hường',
		procedure: 'Đăng ký khai sinh',
		fee: 0,
		status: 'processing',
		timing: 'dueToday',
	},
	{
		code: 'H26.12.7-261123-0002',
		name: 'Đặng Quốc Vượng',
		procedure: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản',
		fee: 24_000,
		status: 'paymentRequested',
		timing: 'onTrack',
	},
	{
		code: 'H26.12.7-261120-0011',
		name: 'H’Hen Niê',
		procedure: 'Cấp Giấy xác nhận tình trạng hôn nhân',
		fee: 15_000,
		status: 'supplementRequested',
		timing: 'overdue',
	},
] as const;

function DossierTable(): JSX.Element {
	const { format } = useI18n();
	return (
		<>
			<Table
				caption="Hồ sơ đến hạn"
				showCaption
				rows={ROWS}
				rowKey={(row) => row.code}
				columns={[
					{ key: 'code', header: 'Mã hồ sơ', primary: true, cell: (row) => <Link href="#data">{row.code}</Link> },
					{ key: 'name', header: 'Người nộp', cell: (row) => row.name },
					{ key: 'procedure', header: 'Thủ tục', cell: (row) => row.procedure },
					{ key: 'status', header: 'Trạng thái', cell: (row) => <StatusBadge status={row.status} /> },
					{ key: 'timing', header: 'Thời hạn', cell: (row) => <TimingBadge timing={row.timing} /> },
					{ key: 'fee', header: 'Lệ phí', align: 'end', cell: (row) => format.money(row.fee) },
				]}
			/>
			<LoadMore shown={3} hasMore busy={false} onMore={() => undefined} />
		</>
	);
}

function History(): JSX.Element {
	return (
		<Timeline
			label="Quá trình xử lý"
			items={[
				{
					id: 3,
					at: '2026-11-24T02:15:00Z',
					title: 'Yêu cầu bổ sung giấy tờ',
					detail: 'Giấy chứng sinh bị mờ, xin chụp lại.',
					actor: 'Trần Văn Bình, Bộ phận một cửa',
					tone: 'warn',
				},
				{
					id: 2,
					at: '2026-11-23T08:40:00Z',
					title: 'Tiếp nhận hồ sơ',
					actor: 'Trần Văn Bình, Bộ phận một cửa',
					tone: 'info',
				},
				{ id: 1, at: '2026-11-23T08:05:00Z', title: 'Nộp hồ sơ trực tuyến', actor: 'Công dân', tone: 'good' },
			]}
		/>
	);
}

/** Tables, lists, steps, tabs. */
export function DataViews(): JSX.Element {
	const [tab, setTab] = createSignal('history');
	return (
		<div class="grid gap-6">
			<PageHeader
				eyebrow="Hộ tịch"
				title="Đăng ký khai sinh cho bé Phạm Gia Hân"
				lead="Hồ sơ H26.12.7-261123-0001"
				back={{ href: '#controls', label: 'Danh sách hồ sơ' }}
				actions={<PrintButton />}
			/>
			<DossierTable />
			<div class="grid gap-6 lg:grid-cols-[16rem_1fr]">
				<Steps
					label="Các bước nộp hồ sơ"
					steps={[
						{ key: 'a', label: 'Người yêu cầu', state: 'done', onSelect: () => undefined },
						{ key: 'b', label: 'Người được khai sinh', state: 'current' },
						{ key: 'c', label: 'Cha và mẹ', state: 'next' },
						{ key: 'd', label: 'Giấy tờ kèm theo', state: 'next' },
						{ key: 'e', label: 'Xem lại và nộp', state: 'next' },
					]}
				/>
				<Tabs
					label="Hồ sơ"
					value={tab()}
					onValue={setTab}
					items={[
						{ value: 'history', label: 'Quá trình', count: 3, content: () => <History /> },
						{
							value: 'answers',
							label: 'Tờ khai',
							content: () => (
								<KeyValueList
									items={[
										{ key: 'name', label: 'Họ, chữ đệm, tên', value: 'Phạm Gia Hân' },
										{ key: 'email', label: 'Thư điện tử', value: '' },
										{
											key: 'mother',
											label: 'Người mẹ',
											value: 'Trần Thị Bích Ngọc',
											rows: [{ key: 'born', label: 'Ngày sinh', value: '03/12/1999' }],
										},
									]}
								/>
							),
						},
					]}
				/>
			</div>
			<Card title="Trang trong thẻ">
				<p>Nội dung thẻ.</p>
			</Card>
		</div>
	);
}
