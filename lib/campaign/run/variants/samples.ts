import type { Sample } from '../result';

/** The first messages, so chosen that every variant is among them while there is room. */
export class Samples {
	private readonly kept: Sample[] = [];

	constructor(private readonly most: number) {}

	get all(): readonly Sample[] {
		return this.kept;
	}

	/** Whether a message of this variant would be kept. */
	wants(variant: string): boolean {
		return this.kept.length < this.most || (this.count(variant) === 0 && this.spare() >= 0);
	}

	/** Keeps a message that it wants, in place of a second one of another variant where it is full. */
	add(sample: Sample): void {
		if (this.kept.length >= this.most) this.kept.splice(this.spare(), 1);
		this.kept.push(sample);
	}

	private count(variant: string): number {
		return this.kept.filter((one) => one.variant === variant).length;
	}

	private spare(): number {
		return this.kept.findLastIndex(({ variant }) => this.count(variant) > 1);
	}
}
