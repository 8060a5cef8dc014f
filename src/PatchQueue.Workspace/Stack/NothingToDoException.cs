namespace PatchQueue.Stack;

/// <summary>The stack is at its end: there is no patch to push, to pop or to name. quilt ends with exit code 2 then.</summary>
public sealed class NothingToDoException(string message) : Exception(message);
