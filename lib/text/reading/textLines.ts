/** Text put together piece by piece as a page shows it: space joined, blocks on lines of their own. */
export class TextLines {
	private readonly done: string[] = [];
	private pieces: string[] = [];
	private kept = false;
	private mark = '';
	/** Units put together so far, about. */
	units = 0;

	/** A piece of the line; outside of `pre`, all space counts as one. */
	add(piece: string): void {
		this.units += piece.length;
		if (!this.kept) this.pieces.push(piece);
		else this.addKept(piece.split(/\r\n|[\n\r]/u));
	}

	/** A line of its own. */
	addLine(line: string): void {
		this.end(false);
		this.done.push(this.mark + line);
	}

	/** Ends the line; `apart` = an empty line follows. */
	end(apart: boolean): void {
		const joined = this.pieces.join('');
		const line = this.kept ? joined.trimEnd() : joined.replace(/\s+/gu, ' ').trim();
		this.pieces = [];
		this.units++;
		if (line !== '') this.done.push(this.mark + line);
		if (apart && (this.done.at(-1) ?? '') !== '') this.done.push('');
	}

	/** Whether space and line ends stay as they are, as in `pre`. */
	keepSpace(kept: boolean): void {
		this.end(false);
		this.kept = kept;
	}

	/** Whether lines from here on belong to an earlier mail. */
	quoted(quoted: boolean): void {
		this.mark = quoted ? '> ' : '';
	}

	text(): string {
		this.end(false);
		return this.done.join('\n').trim();
	}

	private addKept(lines: readonly string[]): void {
		lines.forEach((line, i) => {
			if (i > 0) this.end(false);
			this.pieces.push(line);
		});
	}
}
