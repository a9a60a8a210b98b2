//! Every code: one that is added here needs a sentence in the screen's catalogue.

use serde::Serialize;

/// Every reason the core can give, in one list, so that the screen can be checked for completeness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    // What was typed
    /// A field that is needed is empty.
    Required,
    /// More characters than the field takes; `max` says how many.
    TooLong,
    /// More rows of a form than it takes; `max` says how many.
    TooManyRows,
    /// More cases at once than anybody means; `max` says how many.
    TooManyCases,
    /// More saved filters of one list than anybody finds again; `max` says how many.
    TooManyFilters,
    /// Another saved filter of the list is called the same.
    FilterNameTaken,
    /// Characters that can't be in this field.
    BadCharacters,
    /// Not 16 digits; `digits` says how many there are.
    NotSixteenDigits,
    /// A date that does not exist or can't be understood.
    BadDate,
    /// A date after today where only the past makes sense.
    DateInFuture,
    /// A date before today where only today or the future makes sense.
    DatePassed,
    /// A date before another one that must come first.
    DateBefore,
    /// Certainly before the birth; `date` as far as that is known.
    DateBeforeBirth,
    /// A date after the person's death; `date` of the death.
    DateAfterDeath,
    /// Nobody of the family was alive any more on that day (`date`: when the last one died).
    DateAfterLeaving,
    /// An amount of nothing or less.
    AmountZero,
    /// An amount of more than twelve digits.
    AmountTooLarge,
    /// A quantity that is none: nothing, letters, more than three decimals.
    BadQuantity,
    /// Goods without any item.
    NoItem,
    /// The sources do not add up to the amount; `total`, `sum`.
    FundSum,
    /// The case is about somebody else.
    CaseOfOther,
    /// The officer records only what belongs to a case of their own.
    OwnCaseNeeded,
    /// An RT or RW that is not 1 to 999.
    BadRt,
    /// A number outside its range; `min`, `max`.
    OutOfRange,
    /// It is still needed by other records; `numbers` of the first, `more` how many others.
    StillUsed,
    /// The same NIK is already written for another person; `name`, `id`.
    NikTaken,
    /// At least one type must be chosen.
    NoType,
    /// A type without any criterion and without a note; `number` of the type.
    NoCriterion,
    /// The type does not go with this kind of subject (person, family, group); `number`.
    TypeNotForSubject,
    /// The choice does not exist (any more).
    UnknownChoice,
    /// The list has something of this name already; `name`.
    ChoiceThere,
    /// Something that is written down still has this entry of a list: it can be hidden, not removed.
    ChoiceUsed,
    /// A family needs exactly one head.
    OneHeadNeeded,
    /// The person already belongs to another family; `name`, `number`, `head`, `household`.
    InAnotherHousehold,
    /// The person is the head of a family that would be left without one; `name`, `number`, `household`.
    HeadElsewhere,
    /// They died or moved away already; `name`.
    GoneAlready,
    /// Something that is written down already came after that day; `date` of it.
    DateBeforeEvent,
    /// Nobody would stay in the family.
    NobodyStays,
    /// The family itself.
    SameFamily,
    /// The person themselves.
    SamePerson,
    /// It was merged into another record already; `name`, `number` of that, `id`.
    MergedAlready,
    /// In one family they are husband and wife, so they are two; `one`, `other`, `household`.
    CoupleInFamily,
    /// In one family they are of two generations, so they are two; `one`, `other`, `household`.
    ParentInFamily,
    /// Cases of the family, or assistance to it, that somebody else looks after; `numbers`.
    FamilyCaseOfOther,
    /// A distribution that is closed already.
    DistributionClosed,
    /// Somebody on the list is not marked yet; `count`.
    DistributionWaiting,
    /// The same person or family stands on the list already; `name`, `first` its place.
    RecipientTwice,
    /// The same person stands on the list of who is expected already; `name`.
    AttendeeTwice,
    /// They died or moved away; `name`.
    RecipientGone,
    /// They are marked as having received it, so they stay on the list; `name`.
    RecipientMarked,
    /// A record of assistance stands on what they got, so it is not changed under it; `name`, `number`.
    RecipientRecorded,
    /// They received what another one of their family received too, and nothing says why; `name`, `first` its place.
    FamilyTwice,
    /// A list of an emergency that is closed: it is opened again first.
    EmergencyClosed,
    /// The same family stands on the list already; `name`, `first` its line.
    EmergencyTwice,
    /// None of the chosen households can become a case.
    EmergencyNoCase,
    /// Nobody is written down as a resident without an RT; `name`, `no` of the line.
    EmergencyNoRt,
    /// What stands as a telephone number has no digit.
    PhoneNoDigits,
    /// A reason must be given.
    ReasonNeeded,
    // Attachments
    /// A file with nothing in it.
    PictureEmpty,
    /// A file that is too long to be read; `max` in MiB.
    PictureTooLarge,
    /// A PDF: nothing here draws one.
    PicturePdf,
    /// HEIC or AVIF, as some telephones write it.
    PictureHeic,
    /// No JPEG, PNG or WebP, whatever the file is called.
    PictureNone,
    /// It begins like a picture and can't be drawn to its end.
    PictureDamaged,
    /// It would take too much memory.
    PictureTooManyPixels,
    /// As many as one record takes; `max`.
    AttachmentsEnough,
    /// As many as the vault takes; `max`.
    AttachmentsFull,
    /// The file of the picture is gone.
    AttachmentMissing,
    /// The file of the picture is not what it was.
    AttachmentDamaged,
    // Passphrases and keys
    /// Wrong passphrase.
    WrongPassphrase,
    /// Fewer than ten characters.
    PassphraseShort,
    /// Too easy to guess.
    PassphraseWeak,
    /// The recovery key has a typing error; `group` 1 to 8.
    RecoveryKeyTyping,
    /// The recovery key is well written but does not open this vault.
    RecoveryKeyWrong,
    /// Too many tries; `seconds` to wait.
    TryLater,
    // Rights and records
    /// Nobody is signed in.
    Locked,
    /// The officer's roles do not allow it.
    NotAllowed,
    /// The record does not exist (any more).
    NotFound,
    /// The record was changed meanwhile.
    Changed,
    /// The last head can't be removed or lose the role.
    LastHead,
    /// The stage can't follow the present one.
    StageNotPossible,
    /// The case is closed: nothing is planned or referred in it any more.
    CaseClosed,
    /// Nothing is referred to this partner any more; `name`.
    PartnerInactive,
    /// It was answered before that day.
    ReferralAnswered,
    // Taking back
    /// Nobody takes this back; `what` is the table, or the word of the journal for what happened.
    UndoNever,
    /// It was taken back already.
    UndoDone,
    /// What it wrote was erased at the resident's request.
    UndoErased,
    /// Who it is about was erased for good.
    Erased,
    /// Somebody still works on it, so it cannot be erased yet; `numbers` of cases, `more`. None named: it is not for the
    /// one who asks to know.
    EraseOpen,
    /// A line of a list names somebody of the register: they are erased as a resident, with all that is known of them.
    EraseAsResident,
    /// What it wrote was changed again since; `table`, `column`, `officer`, `at`.
    UndoChanged,
    /// Something that was written since hangs on it; `count`.
    UndoDepends,
    /// What the record is about is hidden itself; `table` of that.
    UndoHidden,
    /// Who was responsible then is on duty no more; `name`.
    UndoOfficer,
    // Hand-over
    /// No office's card was accepted yet.
    NoOfficeCard,
    /// The file is no card.
    CardNotACard,
    /// The card was changed after it was made.
    CardAltered,
    /// The card of an RW where an office's is needed, or the other way round; `found`.
    CardWrongKind,
    /// The card is of a newer version; `version`.
    CardNewer,
    /// Made in training, and this is real.
    FromTraining,
    /// Real, and this is training.
    NotFromTraining,
    /// The contents can't be sealed; `detail`.
    SealFailed,
    /// The package would be larger than the format allows.
    PackageTooLarge,
    /// No room on the stick; `needed` and `free` in MiB.
    StickFull,
    /// The stick's file system takes no file as large as the database (FAT32: 4 GiB).
    StickFileLimit,
    /// The stick is write-protected.
    StickReadOnly,
    /// The stick is gone or does not answer.
    StickVanished,
    /// The folder may not be written.
    StickForbidden,
    /// A file of this name is already there.
    StickNameTaken,
    /// What arrived is not what was sent.
    StickCompareFailed,
    /// A path that neither the list of sticks nor the dialog gave out.
    PathNotChosen,
    /// Stopped on request.
    Cancelled,
    // Backups
    /// No backup at all, whatever it is called.
    NotABackup,
    /// A backup that was altered, cut off or broken.
    BackupDamaged,
    /// The backup is another group's; `group`, `rw`.
    BackupOtherGroup,
    // The vault and the disk
    /// There is already a vault.
    VaultExists,
    /// There is no vault yet.
    NoVault,
    /// Written by a newer version of the program.
    DatabaseNewer,
    /// The database is damaged; nothing was overwritten.
    DatabaseDamaged,
    /// Mending did not help; it was taken back, so nothing changed.
    NotMended,
    /// `keys.json` and its copy can't be read.
    KeysDamaged,
    /// Another window of the program holds the data.
    AlreadyRunning,
    /// The disk is full.
    DiskFull,
    /// The folder or file may not be written.
    NoPermission,
    /// Reading or writing failed.
    DiskFailed,
    /// Anything that should not happen; `detail` for the log, never with a resident's data.
    Internal,
}
