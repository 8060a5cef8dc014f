namespace PatchQueue.Kconfig;

/// <summary>What the kernel is asked about a row.</summary>
/// <param name="Name">The row's name.</param>
/// <param name="KernelArch">The kernel's word for its architecture.</param>
/// <param name="Requested">The merged config.</param>
public sealed record EvaluationRequest(string Name, string KernelArch, ReadOnlyMemory<byte> Requested);
