import type { SinkSpec } from './columnPart';
import { BooleanSink, DateSink, NumberSink } from './numericSinks';
import type { Sink } from './sink';
import { TextSink } from './textSink';

export function createSink(spec: SinkSpec): Sink {
	switch (spec.type) {
		case 'integer':
		case 'number':
			return new NumberSink(spec);
		case 'date':
			return new DateSink(spec);
		case 'boolean':
			return new BooleanSink(spec);
		case 'string':
			return new TextSink(spec);
	}
}
