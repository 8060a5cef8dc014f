using PatchQueue.Cli;

return await PqProgram.RunAsync(args, CommandContext.OfProcess()).ConfigureAwait(false);
