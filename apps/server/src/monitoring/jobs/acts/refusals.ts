import type { Localised } from '@motcua/domain';
import { formatInstant } from '@motcua/domain/formats';
import { JobsError } from '@motcua/jobs';
import { notFound, UserError } from '../../../api/errors.ts';

const conflict = (code: string, message: Localised): UserError => new UserError('CONFLICT', code, message);

/** What the queue refused, as the caller gets it; everything else is thrown on. */
export function asRefusal(error: unknown): unknown {
	if (!(error instanceof JobsError)) return error;
	if (error.code === 'jobs.notFound' || error.code === 'jobs.unknownType') return notFound(error.code, error.text);
	return error.code === 'jobs.notAllowedNow' ? conflict(error.code, error.text) : error;
}

export const noJob = (id: string): UserError =>
	notFound('jobs.notFound', {
		vi: `Không tìm thấy việc “${id}”; có thể việc đã xong và đã được dọn. Hãy tải lại danh sách.`,
		en: `There is no job “${id}”; it may be done and cleaned up. Reload the list.`,
	});

export const noRun = (id: string): UserError =>
	notFound('jobs.runUnknown', {
		vi: `Phường không có lần chạy “${id}”. Hãy tải lại danh sách.`,
		en: `The ward has no run “${id}”. Reload the list.`,
	});

export const noIntent = (n: number): UserError =>
	notFound('jobs.intentUnknown', {
		vi: `Việc số ${n} không còn trong danh sách bị dừng: có thể đã được thử lại và xong.`,
		en: `Number ${n} is not among what was given up any more: it may have been tried again and done.`,
	});

export const otherWard = (): UserError =>
	new UserError('FORBIDDEN', 'jobs.otherWard', {
		vi: 'Việc này của phường khác dùng chung máy chủ. Chỉ quản trị của phường đó được xử lý.',
		en: 'This job is for another ward on the same server. Only that ward’s administrator may act on it.',
	});

const states: Readonly<Record<string, Localised>> = {
	waiting: { vi: 'đang chờ', en: 'waiting' },
	active: { vi: 'đang chạy', en: 'running' },
	delayed: { vi: 'đang hẹn giờ', en: 'delayed' },
	completed: { vi: 'đã xong', en: 'done' },
	failed: { vi: 'bị lỗi', en: 'failed' },
};
const stateText = (state: string): Localised => states[state] ?? { vi: 'không rõ', en: 'unknown' };

/** The job is not in the state that the act is for. */
export const wrongState = (act: 'retry' | 'promote' | 'remove', state: string): UserError => {
	const now = stateText(state);
	const needed = {
		retry: { vi: 'Chỉ việc bị lỗi mới chạy lại được', en: 'Only a failed job can be run again' },
		promote: { vi: 'Chỉ việc đang hẹn giờ mới cho chạy ngay được', en: 'Only a delayed job can be run at once' },
		remove: { vi: 'Không bỏ được việc đang chạy', en: 'A running job cannot be removed' },
	}[act];
	return conflict('jobs.wrongState', {
		vi: `${needed.vi}; việc này ${now.vi}. Hãy tải lại danh sách.`,
		en: `${needed.en}; this one is ${now.en}. Reload the list.`,
	});
};

/** The record has this run as over: waking a worker for it does nothing. */
export const runIsOver = (state: 'done' | 'cancelled' | 'failed'): UserError =>
	conflict(
		'jobs.runOver',
		{
			done: {
				vi: 'Cơ sở dữ liệu đã ghi lần chạy này là xong; đánh thức lại không có tác dụng.',
				en: 'The record has this run as done; waking a worker for it again does nothing.',
			},
			cancelled: {
				vi: 'Cơ sở dữ liệu đã huỷ lần chạy này vì hồ sơ không còn cần đến; đánh thức lại không có tác dụng.',
				en: 'The record has cancelled this run, because the dossier does not need it any more; waking a worker for it does nothing.',
			},
			failed: {
				vi: 'Cơ sở dữ liệu đã ghi lần chạy này là thất bại. Hãy dùng “Chạy lại bước” ở mục Lần chạy: hệ thống sẽ tạo lần chạy mới.',
				en: 'The record has this run as failed. Use “Run the step again” among the runs: it makes a new run.',
			},
		}[state],
	);

/** The job wakes a run that the record does not know. */
export const runIsGone = (): UserError =>
	conflict('jobs.runGone', {
		vi: 'Cơ sở dữ liệu không có lần chạy mà việc này nhắc tới; chạy lại không có tác dụng. Có thể bỏ việc này.',
		en: 'The record has no run that this job is for; running it again does nothing. The job may be removed.',
	});

export const runIsNotDue = (runAt: string): UserError =>
	conflict('jobs.runNotDue', {
		vi: `Cơ sở dữ liệu chỉ cho chạy từ ${formatInstant(runAt)}. Muốn chạy sớm hơn, dùng “Chạy ngay” ở mục Lần chạy.`,
		en: `The record lets it run from ${formatInstant(runAt)} on. To run it earlier, use “Run now” among the runs.`,
	});

/** Removing the job changes nothing: the record wants the work done. */
export const stillWanted = (): UserError =>
	conflict('jobs.stillWanted', {
		vi: 'Cơ sở dữ liệu vẫn cần việc này: bỏ khỏi hàng đợi thì bộ đối chiếu sẽ đưa trở lại. Muốn dừng hẳn, hãy rút hoặc dừng giải quyết hồ sơ; muốn tạm hoãn, hãy tạm dừng hàng đợi.',
		en: 'The record still wants this done: removed from the queue, the reconciler brings it back. To end it, withdraw or stop the dossier; to put it off, pause the queue.',
	});

/** The job is the next run of a schedule. */
export const heldBySchedule = (key: string): UserError =>
	conflict('jobs.scheduled', {
		vi: `Đây là lần chạy kế tiếp của lịch “${key}”; lịch luôn giữ sẵn một việc như vậy. Muốn hoãn, hãy tạm dừng hàng đợi.`,
		en: `This is the next run of the schedule “${key}”, which always keeps one. To put it off, pause the queue.`,
	});

export const runHasNotFailed = (): UserError =>
	conflict('jobs.runNotFailed', {
		vi: 'Chỉ lần chạy đã thất bại mới chạy lại được. Hãy tải lại danh sách.',
		en: 'Only a failed run can be run again. Reload the list.',
	});

export const runIsReplaced = (): UserError =>
	conflict('jobs.runReplaced', {
		vi: 'Hồ sơ không còn bị nghẽn ở lần chạy này: đã có lần chạy mới, hoặc hồ sơ đã đi tiếp. Mở hồ sơ để xem hiện trạng.',
		en: 'The dossier is not blocked by this run any more: there is a newer run, or it went on. Open the dossier to see how it stands.',
	});

export const checksAreOver = (): UserError =>
	conflict('jobs.checksOver', {
		vi: 'Hồ sơ đã được tiếp nhận hoặc từ chối, không cần kiểm tra tự động nữa.',
		en: 'The dossier was received or rejected: it needs no automatic checks any more.',
	});

export const runDoesNotWait = (): UserError =>
	conflict('jobs.runNotWaiting', {
		vi: 'Lần chạy này không còn chờ lần thử sau. Hãy tải lại danh sách.',
		en: 'This run does not wait for a later attempt any more. Reload the list.',
	});

export const runIsPostponed = (): UserError =>
	conflict('jobs.runPostponed', {
		vi: 'Chính bước này xin được chạy lại vào giờ đã hẹn (ví dụ chờ cơ quan khác trả lời); chạy sớm hơn không có ích.',
		en: 'The step itself asked to be run at that time (it waits for an answer from elsewhere): running it earlier is no use.',
	});
