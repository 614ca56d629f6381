namespace NetGen.Training;

/// <summary>Why a training ended. Later versions may add reasons: have a default.</summary>
public enum StopReason
{
    /// <summary>All epochs of <see cref="FitOptions.Epochs"/> were run.</summary>
    Completed = 0,

    /// <summary><see cref="FitOptions.MaxSteps"/> steps were made.</summary>
    MaxSteps = 1,

    /// <summary><see cref="FitOptions.MaxDuration"/> had passed.</summary>
    MaxDuration = 2,

    /// <summary>The loss had not improved for <see cref="EarlyStopping.Patience"/> epochs.</summary>
    EarlyStopping = 3,

    /// <summary>The program asked for it, by <see cref="FitOptions.StopWhen"/> or <see cref="Trainer{T}.Stop"/>.</summary>
    Requested = 4,

    /// <summary>A loss was NaN or infinite; <see cref="FitResult.Message"/> says where.</summary>
    LossNotFinite = 5,
}
