namespace PatchQueue.Checking;

/// <summary>A place where a rule is broken.</summary>
/// <param name="Line">The patch's line, from 1; 0 when it concerns the whole patch.</param>
/// <param name="Message">One sentence without a full stop; bytes of the input in it are escaped already.</param>
public readonly record struct Found(int Line, string Message);
