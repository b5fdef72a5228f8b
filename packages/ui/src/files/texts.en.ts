import type { SameKeys } from '../i18n/index.ts';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	drop: 'Drop files here or',
	choose: 'Choose files',
	add: 'Add files',
	camera: 'Take a photo',
	rules: '{{ types }}, at most {{ size }} a file, at most {{ count }} files',
	uploading: 'Uploading {{ name }}: {{ percent }}%',
	done: 'Uploaded {{ name }}',
	failed: 'Could not upload {{ name }}',
	removed: 'Removed {{ name }}',
	removeNamed: 'Remove {{ name }}',
	retryNamed: 'Upload {{ name }} again',
	tooLarge:
		'The file has {{ size }}; at most {{ max }} is allowed. Please take the photo again at a lower resolution or compress the file.',
	wrongType: 'This kind of file is not accepted. Please use {{ types }}.',
	empty: 'The file is empty. Please choose another one.',
	tooMany: 'At most {{ count }} files may be sent for this paper.',
	list: 'Chosen files',
	pages: '{{ count }} pages',
};
