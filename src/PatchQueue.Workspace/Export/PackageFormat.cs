namespace PatchQueue.Export;

/// <summary>A format of packages: how one is written, and how it is proven. One class a format, with its folder.</summary>
public abstract class PackageFormat
{
    /// <summary>As <c>--format</c> has it.</summary>
    public abstract string Name { get; }

    /// <summary>For whom it is, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether it brings the configs of a kernel, built.</summary>
    public virtual bool TakesConfigs => false;

    /// <summary>Writes the package's files.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="expanded">The queue, applied.</param>
    /// <param name="package">Takes the files.</param>
    /// <param name="cancellation">Looked at between files.</param>
    /// <exception cref="ExportException">The queue holds something that the format cannot say.</exception>
    public abstract void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation);

    /// <summary>Unpacks with pq what was written, and demands that it gives the very tree.</summary>
    /// <inheritdoc cref="Write"/>
    public abstract void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation);

    /// <summary>Has the format's own tool unpack and apply the package, and demands that it gives the very tree.</summary>
    /// <param name="proof">The package, and what proves it.</param>
    /// <exception cref="Processes.ProgramMissingException">The tool is not installed.</exception>
    public abstract void VerifyFully(PackageProof proof);
}
