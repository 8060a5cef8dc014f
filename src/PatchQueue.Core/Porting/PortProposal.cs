using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>A result that nothing proves, for a person to accept. It is never applied by itself.</summary>
/// <param name="Kind">How it was made.</param>
/// <param name="File">The file after the patch; null where there would be none.</param>
/// <param name="Note">What it took, in a few words: the hunks, their lines, the fuzz.</param>
public sealed record PortProposal(PortProposalKind Kind, SourceFile? File, string Note);
