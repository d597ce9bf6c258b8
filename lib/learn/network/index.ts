export { loadNeuralNetwork, NeuralNetwork } from './neuralNetwork';
export type { NetworkBackend, NeuralNetworkOptions } from './options';
export type { Training as NetworkTraining } from './training';
