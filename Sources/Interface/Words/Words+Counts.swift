package import PlainText
import Runbooks

extension Words {
  /// Which one of how many: "3 of 7".
  package func count(_ index: Int, of all: Int) -> SafeText {
    language == .ko ? SafeText("\(all)개 중 \(index)번째") : SafeText("\(index) of \(all)")
  }

  /// How many lines: "1 line".
  package func lines(_ count: Int) -> SafeText {
    language == .ko ? SafeText("\(count)줄") : SafeText(count == 1 ? "1 line" : "\(count) lines")
  }

  /// What went wrong with a file, and what to do about it.
  package func sentence(_ fault: SaveFault) -> String {
    switch (fault, language) {
    case (.exists(let path), .en):
      "There is something at \(path) already, and nothing was overwritten. Choose another name."
    case (.exists(let path), .ko): "\(path)이(가) 이미 있어 덮어쓰지 않았습니다. 다른 이름을 입력하십시오."
    case (.noFolder(let path), .en): "There is no folder for \(path). Choose another place."
    case (.noFolder(let path), .ko): "\(path)을(를) 저장할 폴더가 없습니다. 다른 위치를 입력하십시오."
    case (.isFolder(let path), .en): "\(path) is a folder. Add a file name."
    case (.isFolder(let path), .ko): "\(path)은(는) 폴더입니다. 파일 이름까지 입력하십시오."
    case (.notPermitted(let path), .en): "You may not write \(path). Choose another place."
    case (.notPermitted(let path), .ko): "\(path)에 쓸 권한이 없습니다. 다른 위치를 입력하십시오."
    case (.full(let path), .en): "The disk is full: \(path) was not written. Choose another place."
    case (.full(let path), .ko): "디스크 공간이 부족해 \(path)을(를) 저장하지 못했습니다. 다른 위치를 입력하십시오."
    case (.stopped(let path), .en): "Stopped: \(path) was not written."
    case (.stopped(let path), .ko): "중지했습니다. \(path)은(는) 저장하지 않았습니다."
    case (.other(let path, let reason), .en): "\(path) was not written: \(reason). Choose another place."
    case (.other(let path, let reason), .ko): "\(path)을(를) 저장하지 못했습니다: \(reason). 다른 위치를 입력하십시오."
    case (.noScript(let reason), .en): "There is no script for this: \(reason). Choose a name that does not end in .sh."
    case (.noScript(let reason), .ko): "스크립트로 저장할 수 없습니다: \(reason). .sh로 끝나지 않는 이름을 입력하십시오."
    }
  }
}
