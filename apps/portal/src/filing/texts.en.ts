import type { SameKeys } from '@motcua/ui';
import type { vi } from './texts.ts';

export const en: SameKeys<typeof vi> = {
	title: 'File a dossier',
	back: 'About the procedure',
	steps: 'Steps of filing',
	closed: 'The ward takes no online filings at the moment. You can file at the one-stop desk.',
	later: {
		papers: 'Papers',
		delivery: 'Getting the result',
		review: 'Review and file',
	},
	uploading: 'Please wait for the files to be uploaded, then press “Continue”.',
	draft: {
		saved: 'Draft kept on this device at {{ at }}.',
		saving: 'A draft is kept on this device while you fill in the form.',
		off: 'No draft is kept. Closing the page loses what you entered.',
		shared: 'On a shared or public device, please switch this off or clear the draft when you leave.',
		turnOff: 'Do not keep it here',
		turnOn: 'Keep a draft',
		clear: 'Clear the draft',
		clearTitle: 'Clear this draft?',
		clearText: 'Everything entered and all files chosen for this dossier will be gone from this device.',
		foundTitle: 'You have an unfinished draft',
		foundText: 'Kept on this device at {{ at }}.',
		resume: 'Go on with it',
		restart: 'Start again',
		updated: 'The form has changed since the draft was kept. Please check your answers.',
		filesExpired: 'Files uploaded on an earlier day have expired. Please upload the papers again.',
	},
};
