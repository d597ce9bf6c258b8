import { previewPictures, readViews } from '../../../lib/campaign';
import { LibraryError } from '../../../lib/errors';
import type { Pictures, View } from '../../../lib/ports';

const VIEW: View = { width: 360, scheme: 'light' };

/** Notes what it is asked; `fails`: at the how manieth page. */
function camera(
	fails = 0,
	error: Error = new LibraryError('BROWSER_FAILED', 'Too slow.', 'Wait.'),
) {
	const asked: string[] = [];
	const pictures: Pictures = {
		async take(html, views) {
			asked.push(html);
			if (asked.length === fails) throw error;
			const png = new Uint8Array([1]);
			return await Promise.resolve(views.map((v) => ({ ...v, height: 9, isCut: false, png })));
		},
		async close() {
			asked.push('closed');
			await Promise.resolve();
		},
	};
	return { asked, pictures };
}

describe('pictures of previews', () => {
	it('are taken of each message in each width and scheme, named by them, and none of an SMS', async () => {
		const { asked, pictures } = camera();
		const views = readViews({ widths: [360, 800, 360], schemes: ['light', 'dark'] }, 2);
		const said: string[] = [];
		const samples = [{ html: 'a' }, { html: '' }, { html: 'b' }];
		const all = await previewPictures(samples, views, pictures, (_, text) => said.push(text));
		const names = ['360-light', '360-dark', '800-light', '800-dark'];
		expect(all.map((taken) => taken.map(({ name }) => name))).toEqual([names, [], names]);
		expect(asked).toEqual(['a', 'b', 'closed']);
		expect(said.at(-1)).toBe('Pictures of message 3 of 3');
	});

	it('end with the number of the message that could not be taken, and the browser closed', async () => {
		const { asked, pictures } = camera(2);
		const taking = previewPictures([{ html: 'a' }, { html: 'b' }, { html: 'c' }], [VIEW], pictures);
		await expect(taking).rejects.toMatchObject({
			...{ code: 'BROWSER_FAILED', message: 'Message 2: Too slow.', hint: 'Wait.' },
		});
		expect(asked).toEqual(['a', 'b', 'closed']);
	});

	it('end as they were cancelled', async () => {
		const { pictures } = camera(1, new LibraryError('CANCELLED', 'Stopped.', ''));
		const taking = previewPictures([{ html: 'a' }], [VIEW], pictures);
		await expect(taking).rejects.toMatchObject({ code: 'CANCELLED', message: 'Stopped.' });
	});
});
