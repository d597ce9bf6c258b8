export { Calibrated, type CalibratedOptions } from './calibrated';
export {
	applyCalibrator,
	fitCalibrator,
	type CalibrationMethod,
	type Calibrator,
} from './calibrator';
export { chooseThreshold, type ChosenThreshold, type ThresholdGoal } from './chooseThreshold';
export { applyIsotonic, fitIsotonic, type IsotonicCurve } from './isotonic';
export { applyPlatt, fitPlatt, type PlattCurve } from './platt';
