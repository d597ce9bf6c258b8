/** Why a text is not a value of the wanted kind; returned, not thrown: bad cells are everyday data. */
export class Invalid {
	constructor(readonly reason: string) {}
}
