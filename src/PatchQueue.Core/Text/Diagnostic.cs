namespace PatchQueue.Text;

/// <summary>What a reader found in its input.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Code">A stable lower-case word group such as <c>series-crlf</c>; documented in docs/diagnostics.md.</param>
/// <param name="Line">The line it stands on, from 1; 0 when it concerns the whole file.</param>
/// <param name="Message">One sentence without a full stop; bytes of the input in it are escaped already.</param>
public sealed record Diagnostic(Severity Severity, string Code, int Line, string Message);
