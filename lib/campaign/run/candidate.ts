import type { Cell } from '../../table';
import type { Address } from '../recipients/address';
import type { Shape } from './country/countryDesk';

/** A row that may get the message: its address is checked, consent is there, no gate stops it at this moment. */
export interface Candidate {
	readonly row: number;
	readonly address: Address;
	readonly name: string;
	readonly segment: Cell;
	/** Which version of the message; '' = there is only one. */
	readonly variant: string;
	/** Whether this person agreed to have clicks and openings counted. */
	readonly tracked?: boolean;
	/** What the person's country and choice ask of the message; missing = nothing. */
	readonly shape?: Shape;
	/** 1 for the first time, 2 after the first temporary refusal … */
	readonly attempt: number;
}
