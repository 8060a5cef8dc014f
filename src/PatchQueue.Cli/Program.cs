using PatchQueue.Cli;

using var interruption = new Interruption();
return interruption.CodeOf(await PqProgram.RunAsync(args, CommandContext.OfProcess(), interruption.Token).ConfigureAwait(false));
