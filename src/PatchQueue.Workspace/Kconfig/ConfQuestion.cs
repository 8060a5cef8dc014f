namespace PatchQueue.Kconfig;

/// <summary>What is to be found out about rows.</summary>
public enum ConfQuestion
{
    /// <summary>The .config, with the kernel's defaults for what is not answered: <c>olddefconfig</c>.</summary>
    Defaults,

    /// <summary>The .config as it comes out when every question is answered by an empty line, as Debian's build does.</summary>
    EmptyAnswers,

    /// <summary>The .config, and which options are not answered: <c>listnewconfig</c> as well.</summary>
    Unanswered,
}
