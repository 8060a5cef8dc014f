using System.Diagnostics;
using PatchQueue.Porting;

namespace PatchQueue.Output;

/// <summary>How a proposal was made, in words.</summary>
internal static class ProposalWords
{
    /// <summary>The words.</summary>
    public static string Of(PortProposalKind kind) => kind switch
    {
        PortProposalKind.Strict => "where its lines stand",
        PortProposalKind.Merge => "merged by lines",
        PortProposalKind.Upstream => "upstream's file as it is",
        PortProposalKind.Fuzz => "with fuzz",
        PortProposalKind.Words => "merged by words",
        _ => throw new UnreachableException(),
    };
}
