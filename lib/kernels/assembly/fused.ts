/** Whether multiply-adds round once: only in the relaxed build. The default build turns it off (scripts/buildKernels.mjs). */
export const FUSED: bool = ASC_FEATURE_RELAXED_SIMD;
