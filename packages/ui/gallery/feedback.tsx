import type { DossierStatus } from '@motcua/domain';
import { createSignal, For, type JSX } from 'solid-js';
import {
	Alert,
	Badge,
	Button,
	Card,
	ConfirmDialog,
	Dialog,
	EmptyState,
	ErrorState,
	Field,
	notify,
	PageHeader,
	Skeleton,
	StatusBadge,
	TextArea,
	TimingBadge,
	type Tone,
} from '../src/index.ts';

const DOSSIER_STATUSES: readonly DossierStatus[] = [
	'registered',
	'received',
	'rejected',
	'processing',
	'supplementRequested',
	'paymentRequested',
	'withdrawn',
	'stopped',
	'resolved',
	'returned',
];
const TONES: readonly Tone[] = ['info', 'good', 'warn', 'bad'];

function Dialogs(): JSX.Element {
	const [form, setForm] = createSignal(false);
	const [asking, setAsking] = createSignal(false);
	const [reason, setReason] = createSignal('');
	return (
		<Card title="Hộp thoại và thông báo">
			<div class="flex flex-wrap gap-3">
				<Button onClick={() => setForm(true)}>Yêu cầu bổ sung</Button>
				<Button onClick={() => setAsking(true)}>Rút hồ sơ</Button>
				<For each={TONES}>
					{(tone) => (
						<Button onClick={() => notify({ tone, title: 'Đã lưu bản nháp', text: 'Bản nháp chỉ có trên máy này.' })}>
							Thông báo {tone}
						</Button>
					)}
				</For>
			</div>
			<Dialog
				open={form()}
				onClose={() => setForm(false)}
				title="Yêu cầu bổ sung hồ sơ"
				persistent
				footer={
					<>
						<Button onClick={() => setForm(false)}>Hủy</Button>
						<Button variant="primary" onClick={() => setForm(false)}>
							Gửi yêu cầu
						</Button>
					</>
				}
			>
				<Field label="Giấy tờ cần bổ sung" help="Yêu cầu một lần, đầy đủ." required>
					<TextArea value={reason()} onValue={setReason} />
				</Field>
			</Dialog>
			<ConfirmDialog
				open={asking()}
				danger
				title="Rút hồ sơ này?"
				confirmLabel="Rút hồ sơ"
				onCancel={() => setAsking(false)}
				onConfirm={() => Promise.reject(new TypeError('Failed to fetch'))}
			>
				<p>Hồ sơ đã rút không xử lý tiếp được. Quý vị có thể nộp hồ sơ mới.</p>
			</ConfirmDialog>
		</Card>
	);
}

/** Messages, states, badges, dialogs. */
export function Feedback(): JSX.Element {
	return (
		<div class="grid gap-6">
			<PageHeader title="Phản hồi" />
			<Card title="Thông điệp trong trang">
				<div class="grid gap-3">
					<For each={TONES}>
						{(tone) => (
							<Alert tone={tone} title="Máy dùng chung" actions={<Button size="sm">Xóa bản nháp</Button>}>
								Nếu quý vị dùng máy công cộng, hãy xóa bản nháp sau khi nộp.
							</Alert>
						)}
					</For>
				</div>
			</Card>
			<Card title="Trạng thái hồ sơ">
				<div class="flex flex-wrap gap-2">
					<For each={DOSSIER_STATUSES}>{(status) => <StatusBadge status={status} />}</For>
					<For each={['onTrack', 'dueToday', 'overdue', 'early', 'onTime', 'late'] as const}>
						{(timing) => <TimingBadge timing={timing} />}
					</For>
					<Badge tone="accent">Toàn trình</Badge>
				</div>
			</Card>
			<Dialogs />
			<EmptyState title="Không có hồ sơ nào" action={<Button>Xóa bộ lọc</Button>}>
				Thử bỏ bớt điều kiện lọc.
			</EmptyState>
			<ErrorState error={new TypeError('Failed to fetch')} onRetry={() => undefined} />
			<Card title="Đang tải">
				<Skeleton lines={4} />
			</Card>
		</div>
	);
}
